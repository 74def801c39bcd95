import test from 'ava';
import {EventReader} from '../../../server/sink/event-reader.ts';
import {LineCutter} from '../../../server/sink/line-cutter.ts';

const read = (reader: EventReader, text: string) => {
	const line = Buffer.from(`??${text}\r`);
	const isEvent = reader.read(line, 2, line.length);
	return isEvent
		? {
				stamp: reader.stamp,
				name: reader.name,
				key: reader.key,
				data: reader.dataText(line, 2, line.length),
			}
		: undefined;
};

const stamped = (rest: string): string =>
	`{"timestamp": {"seconds": 1700000000, "microseconds": 42}, ${rest}}`;

test("QEMU's own layout is read without a parser, any other JSON with one", t => {
	const reader = new EventReader('data.id');
	const event = {
		stamp: 1_700_000_000_000_042,
		name: 'X_Y',
		key: 7,
		data: '{"a": {"b": 1}, "id": 7}',
	};
	t.deepEqual(read(reader, stamped('"event": "X_Y", "data": {"a": {"b": 1}, "id": 7}')), event);
	t.deepEqual(
		read(
			reader,
			'{"data": {"a": {"b": 1}, "id": 7}, "event": "X_Y", "timestamp": {"microseconds": 42, "seconds": 1700000000}}',
		),
		{...event, data: '{"a":{"b":1},"id":7}'},
	);
	t.deepEqual(read(reader, stamped('"event": "STOP"')), {
		...event,
		name: 'STOP',
		key: undefined,
		data: undefined,
	});
	t.deepEqual(reader.counts, {X_Y: 2, STOP: 1});
});

test('greetings and replies are no events; what is no JSON is refused', t => {
	const reader = new EventReader();
	t.is(read(reader, '{"QMP": {}}'), undefined);
	t.is(read(reader, '{"return": {}}'), undefined);
	t.throws(() => read(reader, '{"return": '), {instanceOf: SyntaxError});
});

test('a member is found by its path, wherever its name stands elsewhere', t => {
	const reader = new EventReader('data.id');
	const keys = [
		'"event": "A", "data": {"id": 1, "x": 0}',
		'"event": "A", "data": {"id": 22, "x": 0}',
		'"event": "A", "data": {"x": {"id": 5}, "id": 3}',
		'"event": "A", "data": {"x": {"id": 6}, "id": -4}',
		'"event": "A", "data": {"id": 1.5}',
		'"event": "A", "data": {"id": "disk0"}',
		'"event": "A", "data": {"ids": 1}',
	].map(rest => read(reader, stamped(rest))?.key);
	t.deepEqual(keys, [1, 22, 3, -4, 1.5, 'disk0', undefined]);
});

test('lines are cut the same wherever the chunks end', t => {
	const text = 'one\r\n\r\n{"two": 2}\nthree\r\n';
	const bytes = Buffer.from(text);
	for (let first = 0; first <= bytes.length; first++) {
		for (let second = first; second <= bytes.length; second++) {
			const lines: string[] = [];
			const cutter = new LineCutter((buffer, at, end) => {
				lines.push(buffer.toString('latin1', at, end));
			});
			// What lies behind the chunk in its buffer is of another one.
			const buffer = Buffer.alloc(64, '\n');
			for (const chunk of [
				bytes.subarray(0, first),
				bytes.subarray(first, second),
				bytes.subarray(second),
			]) {
				chunk.copy(buffer);
				cutter.push(buffer, chunk.length);
			}

			t.deepEqual(lines, ['one\r', '\r', '{"two": 2}', 'three\r']);
			t.is(cutter.restLength, 0);
		}
	}
});
