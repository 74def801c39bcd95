import type {ScenarioFile} from '../../index.ts';

/** What happens to every real client: the first `cont` makes a quorum fail, and the guest stops. */
export const story: ScenarioFile = {
	'mock-qmp': 1,
	name: 'real-clients',
	title: 'A quorum fails after the first cont; the second one goes on',
	on: [
		{
			command: 'cont',
			times: 1,
			do: [
				{after: '50ms', emit: 'QUORUM_REPORT_BAD', data: {'node-name': 'child1'}},
				{after: '20ms', emit: 'QUORUM_FAILURE'},
				{after: '1ms', emit: 'BLOCK_IO_ERROR'},
				{after: '1ms', goto: 'io-error'},
			],
		},
	],
};
