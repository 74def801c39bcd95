import fc from 'fast-check';
import {type Aspect, recordsOf} from '../aspect.ts';

const IDS = ['rng0', 'rng1', 'net0', 'balloon0', 'dimm0', 'dimm1'] as const;
const PORTS = ['pci.5', 'pci.6', 'pci.7', 'pci.8'] as const;
const DIMM_SIZE = 2 ** 27;

const namesIn = (reply: unknown): readonly string[] =>
	recordsOf(reply)
		.filter(({type}) => String(type).startsWith('child<'))
		.map(({name}) => String(name))
		.sort();

/** Which devices there are, and which of them are memory. */
export const devices: Aspect = {
	name: 'devices',
	happenings: [
		fc.constantFrom(...IDS).map(id => ({kind: 'command', name: 'device_del', args: {id}})),
		fc.tuple(fc.constantFrom('rng0', 'rng1'), fc.constantFrom(...PORTS)).map(([id, bus]) => ({
			kind: 'command',
			name: 'device_add',
			args: {driver: 'virtio-rng-pci', id, bus},
		})),
		fc.constantFrom('0', '1').map(digit => ({
			kind: 'command',
			name: 'object-add',
			args: {'qom-type': 'memory-backend-ram', id: `mem${digit}`, size: DIMM_SIZE},
		})),
		fc.constantFrom('0', '1').map(digit => ({
			kind: 'command',
			name: 'device_add',
			args: {driver: 'pc-dimm', id: `dimm${digit}`, memdev: `mem${digit}`},
		})),
		fc.constantFrom('DEVICE_DELETED', 'DEVICE_UNPLUG_GUEST_ERROR').map(event => ({
			kind: 'event',
			event,
		})),
	],
	async begin(ask) {
		const present = new Set(namesIn(await ask('qom-list', {path: '/machine/peripheral'})));
		return {
			hear({event, data}) {
				if (event === 'DEVICE_DELETED' && data.device !== undefined) {
					present.delete(String(data.device));
				}
			},
			replied(name, {id}) {
				if (name === 'device_add') {
					present.add(String(id));
				}
			},
			async compare(inquire) {
				const memory = recordsOf(await inquire('query-memory-devices'));
				return {
					asked: {
						names: namesIn(await inquire('qom-list', {path: '/machine/peripheral'})),
						memory: memory.map(({data}) => recordsOf([data])[0]?.id).sort(),
					},
					believed: {
						names: [...present].sort(),
						memory: [...present].filter(id => id.startsWith('dimm')).sort(),
					},
				};
			},
		};
	},
};
