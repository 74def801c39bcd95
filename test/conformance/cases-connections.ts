import {
	awaitEnd,
	awaitLine,
	close,
	command,
	connect,
	halfClose,
	look,
	NEGOTIATE,
	NEGOTIATE_OOB,
	negotiate,
	negotiateOob,
	send,
	sendFrom,
	sync,
	type WireCase,
	type WireSuite,
} from './wire-case.ts';

const NAME = command('query-name', ', "id": "n"');

const reconnecting: readonly WireCase[] = [
	{
		title: 'a second connection gets a new greeting and negotiates again',
		conversation: [
			...negotiate(),
			sync(),
			close(),
			connect(1),
			sendFrom(1, NAME),
			sync(1),
			close(1),
		],
	},
	{
		title: 'oob is off again after reconnecting',
		conversation: [
			...[...negotiateOob(), sync(), close(), ...negotiate(1)],
			...[sendFrom(1, '{"exec-oob": "query-yank"}'), sync(1), close(1)],
		],
	},
	{
		title: 'half a command is forgotten',
		conversation: [
			...[...negotiate(), sync(), send('{"execute": "query-name", '), close()],
			...[...negotiate(1), sendFrom(1, `"id": 1}${NAME}`), sync(1), close(1)],
		],
	},
	{
		title: 'half a string is forgotten',
		conversation: [
			...[...negotiate(), sync(), send('{"execute": "query'), close()],
			...[...negotiate(1), sendFrom(1, NAME), sync(1), close(1)],
		],
	},
	{
		title: 'opened brackets are forgotten',
		conversation: [
			...[...negotiate(), sync(), send('[[[{"a": ['), close()],
			...[...negotiate(1), sendFrom(1, NAME), sync(1), close(1)],
		],
	},
	{
		title: 'skipping after an error is forgotten',
		conversation: [
			...[...negotiate(), sync(), send('+'), awaitLine('stray'), close()],
			...[...negotiate(1), sendFrom(1, NAME), sync(1), close(1)],
		],
	},
	{
		title: 'a client that says nothing leaves no trace',
		conversation: [connect(), awaitLine('QMP'), close(), ...negotiate(1), sync(1), close(1)],
	},
	{
		title: 'the run state outlives the connection',
		isIsolated: true,
		conversation: [
			...[...negotiate(), send(command('cont')), sync(), close()],
			...[...negotiate(1), sendFrom(1, command('query-status')), sync(1), close(1)],
		],
	},
	{
		title: 'five clients one after the other',
		conversation: [0, 1, 2, 3, 4].flatMap(client => [
			...negotiate(client),
			sync(client),
			close(client),
		]),
	},
];

const waiting: readonly WireCase[] = [
	{
		title: 'a second client gets nothing until the first leaves',
		conversation: [
			...[...negotiate(), sync(), connect(1), sync(), look(1), close()],
			...[awaitLine('QMP', 1), sendFrom(1, NAME), sync(1), close(1)],
		],
	},
	{
		title: 'what a second client sends is answered after its greeting',
		conversation: [
			...[...negotiate(), connect(1), sendFrom(1, `${NAME}${NEGOTIATE}${NAME}%\n`), sync()],
			...[look(1), close(), sync(1), close(1)],
		],
	},
	{
		title: 'a second client gets no event of the first',
		conversation: [
			...[
				...negotiate(),
				connect(1),
				sendFrom(1, NEGOTIATE),
				send(command('system_powerdown')),
				sync(),
			],
			...[look(1), close(), awaitLine('"return"', 1), sync(1), close(1)],
		],
	},
	{
		title: 'two clients wait and are served in order of connecting',
		conversation: [
			...[...negotiate(), connect(1), connect(2), sync(), look(1), look(2), close()],
			...[sync(1), look(2), close(1), sync(2), close(2)],
		],
	},
	{
		title: 'a waiting client that gave up is passed over',
		conversation: [
			...[...negotiate(), connect(1), connect(2), sendFrom(1, NEGOTIATE + command('cont'))],
			...[
				close(1),
				sync(),
				close(),
				...[sendFrom(2, NEGOTIATE + command('query-kvm')), sync(2), close(2)],
			],
		],
	},
	{
		title: 'a waiting client finds oob off',
		conversation: [
			...[...negotiateOob(), connect(1), sync(), close()],
			...[sendFrom(1, `${NEGOTIATE}{"exec-oob": "query-yank"}`), sync(1), close(1)],
		],
	},
	{
		title: 'a client without negotiation holds the place too',
		conversation: [
			connect(),
			awaitLine('QMP'),
			connect(1),
			sync(),
			look(1),
			close(),
			sync(1),
			close(1),
		],
	},
];

const ending: readonly WireCase[] = [
	{
		title: 'after a half-close pending replies are delivered and the server ends',
		conversation: [...negotiate(), send(`${NAME}${NAME}`), halfClose(), awaitEnd(), close()],
	},
	{
		title: 'a half-close right after connecting',
		conversation: [connect(), awaitLine('QMP'), halfClose(), awaitEnd(), close()],
	},
	{
		title: 'half a command before a half-close gets nothing',
		conversation: [
			...negotiate(),
			send('{"execute": "query-name"'),
			halfClose(),
			awaitEnd(),
			close(),
		],
	},
	{
		title: 'a number before a half-close gets nothing',
		conversation: [...negotiate(), send('123'), halfClose(), awaitEnd(), close()],
	},
	{
		title: 'the negotiation itself before a half-close',
		conversation: [connect(), send(NEGOTIATE + NAME), halfClose(), awaitEnd(), close()],
	},
	{
		title: 'errors before a half-close',
		conversation: [
			...negotiate(),
			send(`%\n[1 2]${command('foo')}`),
			halfClose(),
			awaitEnd(),
			close(),
		],
	},
	{
		title: 'a waiting client is served after a half-close',
		conversation: [
			...[...negotiate(), connect(1), send(NAME), halfClose(), awaitEnd(), close()],
			...[sendFrom(1, NEGOTIATE_OOB), sync(1), close(1)],
		],
	},
];

export const connectionSuite: WireSuite = {
	name: 'connections',
	cases: [...reconnecting, ...waiting, ...ending],
};
