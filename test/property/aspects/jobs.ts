import fc from 'fast-check';
import {type Aspect, type Happening, recordsOf} from '../aspect.ts';

const ids = fc.constantFrom('job0', 'job1', 'job2');
const flags = fc.record({'auto-finalize': fc.boolean(), 'auto-dismiss': fc.boolean()});

const start = (name: 'blockdev-mirror' | 'blockdev-backup'): fc.Arbitrary<Happening> =>
	fc.tuple(ids, flags, fc.constantFrom(0, 1, 2 ** 28)).map(([id, more, speed]) => ({
		kind: 'command',
		name,
		args: {'job-id': id, device: 'quorum0', target: 'copy', sync: 'full', speed, ...more},
	}));

const asked: fc.Arbitrary<Happening> = fc
	.tuple(fc.constantFrom('pause', 'resume', 'cancel', 'complete', 'finalize', 'dismiss'), ids)
	.map(([verb, id]) => ({kind: 'command', name: `job-${verb}`, args: {id}}));

/** The jobs that there are and the states that they are in. */
export const jobs: Aspect = {
	name: 'jobs',
	happenings: [
		fc.constant({
			kind: 'command',
			name: 'blockdev-add',
			args: {driver: 'null-co', 'node-name': 'copy'},
		}),
		start('blockdev-mirror'),
		start('blockdev-backup'),
		asked,
		asked,
		fc
			.constantFrom(
				'JOB_STATUS_CHANGE' as const,
				'BLOCK_JOB_READY' as const,
				'BLOCK_JOB_COMPLETED' as const,
				'BLOCK_JOB_CANCELLED' as const,
				'BLOCK_JOB_ERROR' as const,
			)
			.map(event => ({kind: 'event', event})),
	],
	async begin() {
		const states = new Map<string, unknown>();
		const kept = new Set<string>();
		return {
			hear({event, data}) {
				const id = String(data.id ?? data.device ?? '');
				const isOver = event === 'BLOCK_JOB_COMPLETED' || event === 'BLOCK_JOB_CANCELLED';
				if (event === 'JOB_STATUS_CHANGE' && data.status !== 'null') {
					states.set(id, data.status);
				} else if (event === 'BLOCK_JOB_READY') {
					states.set(id, 'ready');
				} else if (isOver && kept.has(id) && states.has(id)) {
					states.set(id, 'concluded');
				} else if (isOver || (event === 'JOB_STATUS_CHANGE' && data.status === 'null')) {
					states.delete(id);
				}
			},
			replied(name, args) {
				const id = String(args['job-id'] ?? '');
				if (name.startsWith('blockdev-') && args['auto-dismiss'] === false) {
					kept.add(id);
				} else {
					kept.delete(id);
				}
			},
			async compare(ask) {
				const found = recordsOf(await ask('query-jobs'));
				const order = (entries: Array<[string, unknown]>) =>
					entries.sort(([one], [other]) => one.localeCompare(other));
				return {
					asked: order(found.map(({id, status}) => [String(id), status])),
					believed: order([...states]),
				};
			},
		};
	},
};
