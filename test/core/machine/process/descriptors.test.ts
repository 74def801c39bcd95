import test from 'ava';
import {Descriptors, type PassedDescriptor} from '../../../../core/machine/process/descriptors.ts';

const stream = (name: string, closed: string[]): PassedDescriptor => ({
	kind: 'socket',
	close: () => void closed.push(name),
});

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

test('a descriptor that was received belongs to whoever takes it', t => {
	const descriptors = new Descriptors();
	const closed: string[] = [];
	const passed = stream('a', closed);
	descriptors.receive([passed]);
	descriptors.keep('name');
	t.is(descriptors.take('name'), passed);
	t.false(descriptors.has('name'));
	t.deepEqual(closed, []);
});

test('a descriptor that was received is closed when its name, its set or its message is gone', t => {
	const descriptors = new Descriptors();
	const closed: string[] = [];
	descriptors.receive([stream('kept', closed), stream('added', closed), stream('left', closed)]);
	descriptors.keep('name');
	const {'fdset-id': id} = descriptors.add({});
	descriptors.receive([]);
	t.deepEqual(closed, ['left']);
	descriptors.keep('name');
	t.deepEqual(closed, ['left', 'kept']);
	descriptors.remove(id, undefined);
	t.deepEqual(closed, ['left', 'kept', 'added']);
});
