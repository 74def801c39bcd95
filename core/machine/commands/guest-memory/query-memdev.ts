import {defineCommand, type ReturnOf} from '../../command-table.ts';
import {inListOrder} from '../../qom/hash-order.ts';

type Memdev = ReturnOf<'query-memdev'>[number];

const BOARD_MEMORY = 'pc.ram';
const policies: readonly Memdev['policy'][] = ['default', 'preferred', 'bind', 'interleave'];

const isOn = (value: unknown, otherwise: boolean): boolean =>
	value === undefined ? otherwise : value === true || value === 'on';

/** The memory back ends, that of the board among them unless the machine names one (hw/core/machine-qmp-cmds.c). */
export const queryMemdev = defineCommand('query-memdev', ({options, hardware: {userObjects}}) => {
	const backends = new Map(
		userObjects.all
			.filter(({spec}) => spec['qom-type'].startsWith('memory-backend'))
			.map(({spec}): [string, Memdev] => [
				spec.id,
				{
					id: spec.id,
					size: Number(spec.size),
					merge: isOn(spec.merge, true),
					dump: isOn(spec.dump, true),
					prealloc: isOn(spec.prealloc, false),
					share: isOn(spec.share, spec['qom-type'] === 'memory-backend-memfd'),
					reserve: isOn(spec.reserve, true),
					'host-nodes': Array.isArray(spec['host-nodes']) ? spec['host-nodes'].map(Number) : [],
					policy: policies.find(policy => policy === spec.policy) ?? 'default',
				},
			]),
	);
	if (options.type !== 'none' && options.machineProperties['memory-backend'] === undefined) {
		backends.set(BOARD_MEMORY, {
			id: BOARD_MEMORY,
			size: options.memory,
			merge: true,
			dump: true,
			prealloc: false,
			share: false,
			reserve: true,
			'host-nodes': [],
			policy: 'default',
		});
	}

	return inListOrder(backends.keys()).flatMap(id => backends.get(id) ?? []);
});
