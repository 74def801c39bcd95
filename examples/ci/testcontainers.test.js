// The mock in a container of the test's own, from an image that `docker build -t mock-qmp .` made.
import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {createInterface} from 'node:readline';
import {test} from 'node:test';
import {GenericContainer, Wait} from 'testcontainers';

test('the mock greets in QMP', async t => {
	const mock = await new GenericContainer('mock-qmp')
		.withCommand(['--scenario', 'guest-panic'])
		.withExposedPorts(4444)
		.withWaitStrategy(Wait.forLogMessage(/^ready /))
		.start();
	t.after(() => mock.stop());

	const socket = connect(mock.getMappedPort(4444), mock.getHost());
	t.after(() => socket.destroy());
	const {value} = await createInterface({input: socket})[Symbol.asyncIterator]().next();
	assert.equal(JSON.parse(value).QMP.version.qemu.major, 7);
});
