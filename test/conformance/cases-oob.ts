import {
	awaitLine,
	close,
	command,
	negotiateOob,
	send,
	sync,
	type WireCase,
	type WireSuite,
	withOob,
} from './wire-case.ts';

const oob = (name: string, members = ''): string => `{"exec-oob": "${name}"${members}}`;
const NAME = command('query-name', ', "id": "n"');

const cases: readonly WireCase[] = [
	withOob('query-yank out of band', oob('query-yank', ', "id": 1')),
	withOob('query-yank without id', oob('query-yank')),
	withOob('query-yank in band', command('query-yank', ', "id": 1')),
	withOob('yank of nothing', oob('yank', ', "arguments": {"instances": []}, "id": 1')),
	withOob('yank of nothing in band', command('yank', ', "arguments": {"instances": []}')),
	withOob('an in-band command without support', oob('query-status', ', "id": 1')),
	withOob('several commands without support', oob('stop'), oob('cont'), oob('quit', ', "id": "q"')),
	withOob('support is looked at before arguments', oob('stop', ', "arguments": {"x": 1}')),
	withOob('the negotiation command does not support it', oob('qmp_capabilities', ', "id": 1')),
	withOob('an unknown command', oob('foo', ', "id": 1')),
	withOob('an empty name', oob('')),
	withOob('an unexpected argument', oob('query-yank', ', "arguments": {"x": 1}, "id": 1')),
	withOob('a missing argument', oob('yank', ', "id": 1')),
	withOob('a missing argument in empty arguments', oob('yank', ', "arguments": {}')),
	withOob('exec-oob must be a string: a number', '{"exec-oob": 1, "id": 1}'),
	withOob('exec-oob must be a string: null', '{"exec-oob": null}'),
	withOob(
		'exec-oob and execute clash',
		'{"exec-oob": "query-yank", "execute": "query-name", "id": 1}',
	),
	withOob(
		'execute and exec-oob clash',
		'{"execute": "query-name", "exec-oob": "query-yank", "id": 1}',
	),
	withOob('both of wrong kinds', '{"execute": 1, "exec-oob": 2}'),
	withOob('bad execute beside good exec-oob', '{"execute": 1, "exec-oob": "query-yank"}'),
	withOob('good execute beside bad exec-oob', '{"execute": "query-name", "exec-oob": 2}'),
	withOob('bad arguments', oob('query-yank', ', "arguments": [], "id": 1')),
	withOob('an unexpected member', oob('query-yank', ', "foo": 1, "id": 1')),
	withOob('an unexpected member of an in-band command', command('query-name', ', "foo": 1')),
	withOob('a missing execute is told of by that name', '{"id": 1}', '{}', '{"arguments": {}}'),
	withOob('the name exec-oob may be escaped', '{"exec\\u002doob": "query-yank"}'),
	withOob('exec-oob is case-sensitive', '{"exec-OOB": "query-yank"}'),
	withOob('exec-oob twice', '{"exec-oob": "query-yank", "exec-oob": "query-yank"}'),
	withOob('parse errors', '{"exec-oob": }', '%\n', '[1 2]', '[]', '1 '),
	withOob('migrate-pause without a migration', oob('migrate-pause', ', "id": 1')),
	withOob('migrate-pause in band', command('migrate-pause')),
	withOob(
		'migrate-recover without a migration',
		oob('migrate-recover', ', "arguments": {"uri": "tcp:0:1"}'),
	),
	withOob('migrate-recover without arguments', oob('migrate-recover')),
	withOob('migrate-recover with a number', oob('migrate-recover', ', "arguments": {"uri": 1}')),
	withOob(
		'an id of any kind',
		oob('query-yank', ', "id": {"a": [1.5, null]}'),
		oob('foo', ', "id": null'),
	),
	withOob(
		'one after the other',
		NAME,
		oob('query-yank', ', "id": 1'),
		NAME,
		oob('query-yank', ', "id": 2'),
	),
	withOob('in-band commands keep their order', `${NAME}%\n${command('foo')}[}${NAME}`),
	withOob('twenty in-band commands in a row', NAME.repeat(20)),
	withOob(
		'in-band events and replies',
		command('cont') + command('stop') + command('query-status'),
	),
	withOob('an out-of-band command before an in-band one', `${oob('foo')}${NAME}`),
	{
		title: 'a command out of band goes on while the in-band ones do',
		conversation: [
			...negotiateOob(),
			send(NAME),
			awaitLine('"n"'),
			send(oob('query-yank', ', "id": "y"')),
			awaitLine('"y"'),
			sync(),
			close(),
		],
	},
];

export const oobSuite: WireSuite = {name: 'out of band', cases};
