import test from 'ava';
import {CommandTable, defineCommand} from '../../../core/machine/command-table.ts';

test("a command's arguments and return value have the types of the schema", t => {
	const deviceDel = defineCommand('device_del', (_, {id}) => {
		const isText: string = id;
		return isText === '' ? {} : {};
	});
	// @ts-expect-error query-name gives an object whose name is a string.
	const queryName = defineCommand('query-name', () => ({name: 7}));
	// @ts-expect-error device_del takes no driver.
	const wrongArgument = defineCommand('device_del', (_, {driver}) => ({driver}));
	t.deepEqual(
		[deviceDel, queryName, wrongArgument].map(({name}) => name),
		['device_del', 'query-name', 'device_del'],
	);
});

test("a user's command goes before the built-in one of the same name", t => {
	const builtin = defineCommand('stop', () => ({}));
	const own = defineCommand('stop', () => ({}));
	t.is(new CommandTable([builtin], [own]).handler('stop'), own.run);
	t.is(new CommandTable([builtin]).handler('stop'), builtin.run);
});
