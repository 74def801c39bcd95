import fc from 'fast-check';
import {type Aspect, recordsOf} from '../aspect.ts';

const BACKENDS: Readonly<Record<string, string>> = {
	channel0: 'charchannel0',
	channel1: 'charchannel1',
};

/** Which ports programs in the guest have open. */
export const ports: Aspect = {
	name: 'ports',
	happenings: [fc.constant({kind: 'event', event: 'VSERPORT_CHANGE'})],
	async begin() {
		const open = new Set<string>();
		const gone = new Set<string>();
		return {
			hear({event, data}) {
				if (event === 'DEVICE_DELETED') {
					gone.add(String(data.device));
					open.delete(BACKENDS[String(data.device)] ?? '');
				}

				if (gone.has(String(data.id))) {
					return;
				}

				const chardev = BACKENDS[String(data.id)] ?? '';
				if (event === 'VSERPORT_CHANGE' && data.open === true) {
					open.add(chardev);
				} else if (event === 'VSERPORT_CHANGE') {
					open.delete(chardev);
				}
			},
			async compare(ask) {
				const listed = recordsOf(await ask('query-chardev'))
					.filter(({label}) => Object.values(BACKENDS).includes(String(label)))
					.filter(chardev => chardev['frontend-open'] === true);
				return {
					asked: listed.map(({label}) => label).sort(),
					believed: [...open].sort(),
				};
			},
		};
	},
};
