import test from 'ava';
import {createMockQmp} from '../../../server/create-mock-qmp.ts';

// Sockets that are there need a parent process: test/processes/inherited-sockets.ts.
test('a descriptor that is no socket is told', async t => {
	const qmp = await createMockQmp({listen: ['fd:987654']});
	await t.throwsAsync(qmp.listen(), {
		code: 'ADDRESS_UNAVAILABLE',
		message: /^cannot use fd:987654: .* \(E[\w]+\)$/,
	});
});
