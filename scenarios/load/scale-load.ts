import {MockQmpError} from '../../core/runtime/errors.ts';
import type {LoadSpec} from './load-spec.ts';

/**
 * The same load, faster or slower: the highest rate of its phases is `rate` events a second of all machines together,
 * and the other phases keep their proportion to it. Phases that send as much as clients take stay as they are.
 * @throws MockQmpError OPTION_INVALID where no phase has a rate
 */
export const scaleLoad = (load: LoadSpec, rate: number, machines: number): LoadSpec => {
	const rates = load.phases.flatMap(phase => (Array.isArray(phase.rate) ? phase.rate : []));
	const highest = Math.max(0, ...rates) * (load.scope === 'vm' ? machines : 1);
	if (highest === 0) {
		throw new MockQmpError('OPTION_INVALID', `--rate: "${rate}": no phase of the load has a rate`, {
			remedy: 'give a phase of the scenario one, such as rate: 1000/s',
		});
	}

	const factor = rate / highest;
	const phases = load.phases.map(phase =>
		phase.rate === undefined || phase.rate === 'max'
			? phase
			: {...phase, rate: [phase.rate[0] * factor, phase.rate[1] * factor] as const},
	);
	return {...load, phases};
};
