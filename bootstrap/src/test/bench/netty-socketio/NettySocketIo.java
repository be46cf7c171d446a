import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.netty.channel.epoll.Epoll;
import java.util.Map;

/** netty-socketio with its defaults and, where there is one, its native transport. */
public final class NettySocketIo {

    private NettySocketIo() {}

    /** @param args port, ping interval and ping timeout; the times in milliseconds */
    public static void main(String[] args) {
        var configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        configuration.setPort(Integer.parseInt(args[0]));
        configuration.setPingInterval(Integer.parseInt(args[1]));
        configuration.setPingTimeout(Integer.parseInt(args[2]));
        configuration.setUseLinuxNativeEpoll(Epoll.isAvailable());
        var server = new SocketIOServer(configuration);
        server.addEventListener("join", String.class, (client, room, ack) -> {
            client.joinRoom(room);
            ack.sendAckData();
        });
        server.addMultiTypeEventListener(
                "say",
                (client, data, ack) -> server.getRoomOperations(data.<String>first())
                        .sendEvent("message", data.<Object>get(1)),
                String.class,
                Map.class);
        server.addEventListener("collect", String.class, (client, nothing, ack) -> ack.sendAckData(usedAfterCollection()));
        server.start();
        System.out.println("epoll: " + Epoll.isAvailable());
    }

    private static long usedAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
