// A small manager on npm's qemu-qmp. It prints what the package told it, a line each.
const QMP = require('qemu-qmp');

const say = (...words) => process.stdout.write(`${words.join(' ')}\n`);
const qmp = new QMP();
const ask = (command, args) =>
	new Promise((resolve, reject) => {
		qmp.execute(command, args, (error, value) => (error ? reject(error) : resolve(value)));
	});
const event = name => new Promise(resolve => qmp.once(name.toLowerCase(), resolve));

qmp.connect(process.argv[2], async () => {
	say('version', qmp.version.qemu.major, qmp.version.qemu.minor, qmp.capabilities);
	say('status', (await ask('query-status')).status);
	const stopped = event('STOP');
	await ask('stop');
	say('event', await stopped);
	const failed = event('QUORUM_FAILURE');
	await ask('cont');
	say('event', await failed);
	await event('STOP');
	say('status', (await ask('query-status')).status);
	await ask('cont');
	await ask('device_del', {id: 'nobody'}).catch(error => say('error', error.message));
	const deleted = event('DEVICE_DELETED');
	await ask('device_del', {id: 'net0'});
	say('event', await deleted);
	const shutdown = event('SHUTDOWN');
	const closed = new Promise(resolve => qmp.once('close', resolve));
	await ask('quit');
	say('event', await shutdown);
	await closed;
	say('closed');
});
