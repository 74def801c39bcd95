import {once} from 'node:events';
import {createConnection, type Socket} from 'node:net';
import test, {type ExecutionContext} from 'ava';
import {freshSocketPath} from '../../core/runtime/fresh-path.ts';
import {type MockQmp, startMockQmp} from '../../index.ts';

const PING = '{"execute": "guest-ping"}\n';

const start = async (t: ExecutionContext): Promise<{qmp: MockQmp; path: string}> => {
	const path = freshSocketPath();
	const qmp = await startMockQmp({
		hasChardevSockets: true,
		machine: {
			arguments: [
				...['-machine', 'q35', '-nodefaults', '-device', 'virtio-serial'],
				...['-chardev', `socket,id=channel,path=${path},server=on,wait=off`],
				...['-device', 'virtserialport,chardev=channel,id=port,name=org.qemu.guest_agent.0'],
			],
		},
	});
	t.teardown(() => qmp.close());
	return {qmp, path};
};

const connect = async (path: string): Promise<Socket> => {
	const socket = createConnection({path});
	await once(socket, 'connect');
	return socket;
};

const heardOn = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);

test('what comes before the port is open is answered once it is', async t => {
	const {qmp, path} = await start(t);
	const socket = await connect(path);
	socket.write(PING);
	qmp.emit('VSERPORT_CHANGE', {open: true, id: 'port'});
	t.is(await heardOn(socket), '{"return": {}}\n');
	socket.destroy();
});

test('one client is served at a time; the next is, when it has left, even of a port that is not open', async t => {
	const {qmp, path} = await start(t);
	const first = await connect(path);
	const second = await connect(path);
	second.write(PING);
	first.write('what nobody reads');
	first.end();
	await once(first, 'close');
	qmp.emit('VSERPORT_CHANGE', {open: true, id: 'port'});
	t.is(await heardOn(second), '{"return": {}}\n');
	second.destroy();
});

test('after a reset of the mock the client speaks to the guest of the new machine', async t => {
	const {qmp, path} = await start(t);
	const socket = await connect(path);
	qmp.emit('VSERPORT_CHANGE', {open: true, id: 'port'});
	socket.write(PING);
	await heardOn(socket);
	await qmp.reset();
	socket.write(PING);
	qmp.emit('VSERPORT_CHANGE', {open: true, id: 'port'});
	t.is(await heardOn(socket), '{"return": {}}\n');
	socket.destroy();
});
