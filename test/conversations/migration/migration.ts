import {type Conversation, execute, STOPPED_Q35, settle} from '../conversation.ts';

const on = (...names: readonly string[]) =>
	execute('migrate-set-capabilities', {
		capabilities: names.map(capability => ({capability, state: true})),
	});
const set = (parameters: object) => execute('migrate-set-parameters', parameters);
const TO_NOWHERE = {uri: 'exec:cat >/dev/null'};
/** Figures that depend on the machine which QEMU runs on. */
const FIGURES = [
	...['setup-time', 'downtime', 'total-time', 'expected-downtime'].map(name => `return.${name}`),
	...['remaining', 'mbps', 'transferred', 'precopy-bytes', 'downtime-bytes', 'duplicate'].map(
		name => `return.ram.${name}`,
	),
	...['normal', 'normal-bytes', 'pages-per-second', 'dirty-pages-rate'].map(
		name => `return.ram.${name}`,
	),
];

/** A migration to somewhere, its end and what hinders it. */
export const migrationConversations: readonly Conversation[] = [
	{
		title: 'a migration tells of its passes, stops the guest and is completed',
		machine: STOPPED_Q35,
		volatile: FIGURES,
		steps: [
			execute('query-migrate'),
			on('events'),
			execute('cont'),
			execute('migrate', TO_NOWHERE),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
			execute('cont'),
			execute('query-migrate'),
		],
	},
	{
		title: 'a machine that stands still migrates without STOP and can be reset afterwards',
		machine: STOPPED_Q35,
		steps: [
			on('events'),
			execute('migrate', TO_NOWHERE),
			settle(800),
			execute('query-status'),
			execute('system_reset'),
			execute('query-status'),
		],
	},
	{
		title: 'without the capability events only STOP is told',
		machine: STOPPED_Q35,
		volatile: FIGURES,
		steps: [
			execute('cont'),
			execute('migrate', TO_NOWHERE),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
		],
	},
	{
		title: 'a migration waits before the switchover until it is told to go on',
		machine: STOPPED_Q35,
		volatile: FIGURES,
		steps: [
			on('events', 'pause-before-switchover'),
			execute('cont'),
			execute('migrate', TO_NOWHERE),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
			execute('cont'),
			execute('migrate', TO_NOWHERE),
			execute('migrate-set-capabilities', {capabilities: []}),
			execute('migrate-continue', {state: 'active'}),
			execute('migrate-continue', {state: 'pre-switchover'}),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
		],
	},
	{
		title: 'a migration that is given up before the switchover lets the guest go on',
		machine: STOPPED_Q35,
		steps: [
			on('events', 'pause-before-switchover'),
			execute('cont'),
			execute('migrate', TO_NOWHERE),
			settle(800),
			execute('migrate_cancel'),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
		],
	},
	{
		title: 'a slow migration shows its figures and can be given up',
		machine: [...STOPPED_Q35, '-m', '512'],
		volatile: FIGURES,
		steps: [
			on('events'),
			set({'max-bandwidth': 100_000}),
			execute('cont'),
			execute('migrate', TO_NOWHERE),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
			execute('migrate', TO_NOWHERE),
			execute('migrate_cancel'),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
			execute('migrate_cancel'),
		],
	},
	{
		title: 'a migration to where nobody listens fails after the return, one to nonsense before it',
		machine: STOPPED_Q35,
		steps: [
			on('events'),
			execute('migrate', {uri: 'unix:/nonexistent/socket'}),
			settle(800),
			execute('query-migrate'),
			execute('query-status'),
			execute('migrate', {uri: 'foo'}),
			execute('query-migrate'),
			execute('migrate', {uri: 'tcp:'}),
			execute('migrate', {uri: 'tcp:nohost'}),
			execute('migrate', {uri: 'fd:none'}),
			execute('migrate', {uri: 'tcp:127.0.0.1:x'}),
			settle(800),
			execute('query-migrate'),
			execute('migrate', {uri: 'tcp:127.0.0.1:1', resume: true}),
		],
	},
	{
		title: 'without a migration there is nothing to cancel, continue, pause or recover',
		machine: STOPPED_Q35,
		steps: [
			execute('migrate_cancel'),
			execute('migrate-start-postcopy'),
			on('postcopy-ram'),
			execute('migrate-start-postcopy'),
			execute('migrate-continue', {state: 'pre-switchover'}),
			execute('migrate-pause'),
			execute('migrate-recover', {uri: 'tcp:127.0.0.1:1'}),
			execute('migrate-incoming', {uri: 'tcp:127.0.0.1:1'}),
		],
	},
	{
		title: 'a machine waits for an incoming migration and says where',
		machine: [...STOPPED_Q35, '-incoming', 'defer'],
		steps: [
			execute('query-migrate'),
			execute('query-status'),
			execute('cont'),
			execute('stop'),
			execute('migrate', TO_NOWHERE),
			execute('migrate-incoming', {uri: 'foo'}),
			on('events'),
			execute('migrate-incoming', {uri: 'unix:$DIR/incoming'}),
			execute('query-migrate'),
			execute('migrate-incoming', {uri: 'unix:$DIR/incoming'}),
			execute('system_reset'),
			execute('query-status'),
		],
	},
];

const OUT_OF_RANGE = [
	{'compress-level': 10},
	{'compress-threads': 0},
	{'decompress-threads': 256},
	{'throttle-trigger-threshold': 0},
	{'cpu-throttle-initial': 0},
	{'cpu-throttle-increment': 100},
	{'max-cpu-throttle': 5},
	{'downtime-limit': 2_000_001},
	{'x-checkpoint-delay': -1},
	{'multifd-channels': 0},
	{'xbzrle-cache-size': 12_345},
	{'announce-initial': 100_001},
	{'announce-max': 100_001},
	{'announce-rounds': 1001},
	{'announce-step': 0},
	{'multifd-compression': 'none'},
];

/** How a migration is to go. */
export const parameterConversations: readonly Conversation[] = [
	{
		title: 'parameters of migration have ranges, and what is refused changes nothing',
		machine: STOPPED_Q35,
		steps: [
			execute('query-migrate-parameters'),
			...OUT_OF_RANGE.map(set),
			execute('query-migrate-parameters'),
		],
	},
	{
		title: 'parameters of migration keep what they are set to',
		machine: STOPPED_Q35,
		steps: [
			set({'downtime-limit': 500, 'max-bandwidth': 1_000_000, 'cpu-throttle-tailslow': true}),
			set({'tls-creds': 'a', 'tls-hostname': 'b', 'tls-authz': null}),
			set({'max-postcopy-bandwidth': 5_000_000, 'multifd-compression': 'zlib'}),
			set({'block-bitmap-mapping': [{'node-name': 'a', alias: 'b', bitmaps: []}]}),
			execute('query-migrate-parameters'),
		],
	},
	{
		title: 'capabilities of migration do not all go together',
		machine: STOPPED_Q35,
		steps: [
			execute('query-migrate-capabilities'),
			on('postcopy-preempt'),
			on('postcopy-ram'),
			on('background-snapshot'),
			on('multifd', 'compress'),
			on('zero-copy-send'),
			on('multifd', 'zero-copy-send'),
			on('return-path', 'auto-converge'),
			execute('query-migrate-capabilities'),
		],
	},
];
