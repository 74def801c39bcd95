import fc from 'fast-check';
import {type Aspect, recordOf} from '../aspect.ts';

/** How the last dump of the guest's memory went. The descriptor is believed to have been passed. */
export const dumps: Aspect = {
	name: 'dumps',
	happenings: [
		fc.constant({kind: 'command', name: 'getfd', args: {fdname: 'core'}}),
		fc.constantFrom('elf', 'kdump-zlib', 'win-dmp').map(format => ({
			kind: 'command',
			name: 'dump-guest-memory',
			args: {paging: false, protocol: 'fd:core', detach: true, format},
		})),
		fc.constant({kind: 'event', event: 'DUMP_COMPLETED'}),
	],
	async begin(ask) {
		let result = recordOf(await ask('query-dump'));
		let isUnderWay = false;
		return {
			hear({event, data}) {
				if (event === 'DUMP_COMPLETED' && !isUnderWay) {
					result = recordOf(data.result);
				} else if (event === 'DUMP_COMPLETED') {
					// A story may tell of an end while another dump is under way.
					result = recordOf(data.result);
				}
			},
			replied(name) {
				isUnderWay = name === 'dump-guest-memory' ? true : isUnderWay;
			},
			async compare(inquire) {
				const asked = recordOf(await inquire('query-dump'));
				const isActive = asked.status === 'active' && isUnderWay;
				isUnderWay = isActive;
				return {asked: isActive ? result : asked, believed: result};
			},
		};
	},
};
