import test from 'ava';
import {readProcessOptions} from '../../../cli/emulator/process-options.ts';

test('what is about the process is taken off, the rest describes the machine', t => {
	const options = readProcessOptions([
		...['-name', 'guest=vm1,debug-threads=on', '-S', '-daemonize', '-pidfile', '/p', '-D', '/l'],
		...['-msg', 'timestamp=on', '-display', 'none', '-add-fd', 'fd=9,set=1'],
		...['-fw_cfg', 'name=opt/mock-qmp/scenario,file=/s.yaml'],
		...['-chardev', 'socket,id=m,fd=27,server=on', '-machine', 'q35'],
	]);
	t.like(options, {
		isDaemon: true,
		pidFile: '/p',
		logFile: '/l',
		hasTimestamps: true,
		domain: 'vm1',
		firmwareScenario: '/s.yaml',
		isProbe: false,
		isWaiting: true,
		question: undefined,
	});
	t.deepEqual(options.descriptors, [9, 27]);
	t.deepEqual(
		options.machineWords.filter(word => word.startsWith('-')),
		['-name', '-S', '-msg', '-display', '-add-fd', '-chardev', '-machine'],
	);
});

test('a machine of type none is only asked', t => {
	t.true(readProcessOptions(['-machine', 'none,accel=tcg']).isProbe);
	t.true(readProcessOptions(['-M', 'type=none']).isProbe);
	t.false(readProcessOptions(['-M', 'nonexistent']).isProbe);
});

test('--lenient passes over what QEMU does not know, with what looks like its value', t => {
	const {machineWords} = readProcessOptions([
		...['--lenient', '-foo', 'bar', '-S', '--odd', '-m', '1G', '-last'],
	]);
	t.deepEqual(machineWords, ['-S', '-m', '1G']);
	t.throws(() => readProcessOptions(['-foo']), {
		code: 'OPTION_INVALID',
		message: '-foo: invalid option',
	});
});
