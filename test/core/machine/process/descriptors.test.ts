import test from 'ava';
import {Descriptors} from '../../../../core/machine/process/descriptors.ts';

test('a descriptor is kept under its name until it is closed', t => {
	const descriptors = new Descriptors();
	descriptors.keep('a');
	t.true(descriptors.has('a'));
	descriptors.close('a');
	t.false(descriptors.has('a'));
	t.throws(() => descriptors.close('a'), {message: "File descriptor named 'a' not found"});
	t.throws(() => descriptors.keep('1a'), {
		message: "Parameter 'fdname' expects a name not starting with a digit",
	});
});

test('a set of descriptors is gone with its last one', t => {
	const descriptors = new Descriptors();
	const {fd, 'fdset-id': id} = descriptors.add({});
	const second = descriptors.add({'fdset-id': id, opaque: 'two'});
	t.deepEqual(descriptors.sets, [{fds: [{fd: second.fd, opaque: 'two'}, {fd}], 'fdset-id': 0}]);
	t.is(descriptors.add({})['fdset-id'], 1);
	descriptors.remove(id, fd);
	descriptors.remove(id, second.fd);
	t.throws(() => descriptors.remove(id, undefined), {
		message: "File descriptor named 'fdset-id:0' not found",
	});
	t.throws(() => descriptors.add({'fdset-id': -1}), {
		message: "Parameter 'fdset-id' expects a non-negative value",
	});
});
