/** The Socket.IO layer alone, as the official client sees it in each of its transport modes. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connect, dial, hangUp } from './charla.mjs';
import { ignoreEvents } from './contract.mjs';

ignoreEvents();
after(hangUp);

const MODES = { upgrade: ['polling', 'websocket'], WebSocket: ['websocket'], polling: ['polling'] };
const PACKETS = 2_000;
const GOOD_ORIGIN = 'http://good.example';

for (const [mode, transports] of Object.entries(MODES)) {
  test(`${mode}: thousands of packets keep their order, across the upgrade too`, async () => {
    const socket = await connect({ transports });
    for (let i = 0; i < PACKETS; i++) {
      socket.socket.emit('back', i);
    }
    await socket.hears('back', (number) => number === PACKETS - 1);
    assert.deepEqual(socket.all('back'), Array.from({ length: PACKETS }, (_, i) => i));
    if (mode === 'upgrade') {
      await socket.upgraded();
    }
    assert.notEqual(socket.id, socket.socket.io.engine.id, 'the session\'s id is a credential, the socket\'s is not');
  });

  test(`${mode}: binary inside objects, and text of 900 kB, come back as they were`, async () => {
    const socket = await connect({ transports });
    const nested = await socket.asks('echo', { list: [Buffer.from([1, 2, 3]), { deep: Buffer.from([9]) }], text: 'ü€😀' });
    assert.deepEqual([...nested.list[0]], [1, 2, 3]);
    assert.deepEqual([...nested.list[1].deep], [9]);
    assert.equal(nested.text, 'ü€😀');
    const large = 'x'.repeat(900_000);
    assert.equal(await socket.asks('echo', large), large);
  });

  test(`${mode}: rooms, other namespaces, and a handler that fails`, async () => {
    const [one, two] = [await connect({ transports }), await connect({ transports })];
    for (const socket of [one, two]) {
      await socket.asks('join', { room: mode, text: '' });
    }
    one.socket.emit('say', { room: mode, text: 'hello' });
    assert.equal(await one.hears('said'), 'hello');
    assert.equal(await two.hears('said'), 'hello');
    one.socket.emit('fail');
    assert.equal(await one.asks('echo', 'still here'), 'still here');
    const admin = one.socket.io.socket('/admin');
    admin.connect();
    assert.equal(await admin.timeout(15_000).emitWithAck('echo', 'from admin'), 'from admin');
    admin.disconnect();
  });

  test(`${mode}: the server ends a namespace or a connection`, async () => {
    const [one, two] = [await connect({ transports }), await connect({ transports })];
    one.socket.emit('kick', false);
    assert.equal(await one.hears('disconnect'), 'io server disconnect');
    two.socket.emit('kick', true);
    await two.hears('disconnect');
  });

  test(`${mode}: middleware refuses, with a reason`, async () => {
    const socket = dial({ transports, auth: { token: 'bad' } });
    const refusal = await socket.hears('connect_error');
    assert.equal(refusal.message, 'unauthorized');
    assert.deepEqual(refusal.data, { code: 401 });
  });

  test(`${mode}: a page of a foreign origin stays outside`, async () => {
    await dial({ transports, extraHeaders: { origin: 'http://evil.example' } }).hears('connect_error');
    await connect({ transports, extraHeaders: { origin: GOOD_ORIGIN } });
  });

  test(`${mode}: after a lost connection nothing is missed and nothing comes twice`, async () => {
    const socket = await connect({ transports, reconnection: true, reconnectionDelay: 50, reconnectionDelayMax: 100 });
    await socket.asks('join', { room: 'ticks', text: '' });
    const id = socket.id;
    for (let losses = 1; losses <= 3; losses++) {
      const heard = socket.all('tick').length;
      await socket.until(() => socket.all('tick').length > heard + 20, () => 'no ticks came');
      socket.cut();
      await socket.until(() => socket.all('connect').length > losses, () => 'did not come back');
      assert.equal(socket.socket.recovered, true);
      assert.equal(socket.id, id);
    }
    const heard = socket.all('tick').length;
    await socket.until(() => socket.all('tick').length > heard + 20, () => 'no ticks came');
    const ticks = socket.all('tick');
    assert.deepEqual(ticks, ticks.map((_, index) => ticks[0] + index));
  });
}
