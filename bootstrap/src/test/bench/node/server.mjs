// The reference implementation, with its defaults: `node --expose-gc server.mjs <port> <ping interval> <ping timeout>`.
import { Server } from "socket.io";

const [port, pingInterval, pingTimeout] = process.argv.slice(2).map(Number);
const io = new Server(port, { pingInterval, pingTimeout });

io.on("connection", (socket) => {
  socket.on("join", (room, joined) => {
    socket.join(room);
    joined();
  });
  socket.on("say", (room, message) => {
    io.to(room).emit("message", message);
  });
  socket.on("collect", (collected) => {
    for (let i = 0; i < 3; i++) {
      gc({ type: "major", execution: "sync", flavor: "last-resort" });
    }
    const { heapUsed, external } = process.memoryUsage();
    collected(heapUsed + external);
  });
});
