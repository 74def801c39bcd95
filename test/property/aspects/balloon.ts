import fc from 'fast-check';
import {type Aspect, recordOf} from '../aspect.ts';

const MIBIBYTE = 2 ** 20;

/** How much memory the balloon has left the guest. */
export const balloon: Aspect = {
	name: 'balloon',
	happenings: [
		fc.integer({min: 1, max: 1024}).map(mib => ({
			kind: 'command',
			name: 'balloon',
			args: {value: mib * MIBIBYTE},
		})),
		fc.constant({kind: 'event', event: 'BALLOON_CHANGE'}),
	],
	async begin(ask) {
		let actual = recordOf(await ask('query-balloon')).actual;
		return {
			hear({event, data}) {
				if (event === 'BALLOON_CHANGE') {
					actual = data.actual;
				}
			},
			async compare(inquire) {
				const reply = await inquire('query-balloon');
				// Without its device there is no balloon to ask for.
				return {
					asked: reply === undefined ? actual : recordOf(reply).actual,
					believed: actual,
				};
			},
		};
	},
};
