import type {BlockBackend} from './block-backend.ts';
import type {BlockNode} from './block-node.ts';

/** Remembers how nodes and back ends hang together now. What it gives lets them hang together so again. */
export const graphMemento = (
	nodes: readonly BlockNode[],
	backends: readonly BlockBackend[],
): (() => void) => {
	const settings = nodes.map(node => {
		const {options, isReadOnly, cache, detectZeroes, isMonitorOwned, children, users} = node;
		const {bitmaps, blockers} = node;
		return {
			...{options, isReadOnly, cache, detectZeroes, isMonitorOwned, children, users},
			...{bitmaps, blockers},
		};
	});
	const edges = [...new Set(nodes.flatMap(({children, users}) => [...children, ...users]))];
	const targets = edges.map(({target, taken, shared}) => ({target, taken, shared}));
	const held = backends.map(({edge}) => edge);
	return () => {
		for (const [index, node] of nodes.entries()) {
			Object.assign(node, settings[index]);
		}

		for (const [index, edge] of edges.entries()) {
			Object.assign(edge, targets[index]);
		}

		for (const [index, backend] of backends.entries()) {
			backend.edge = held[index];
		}
	};
};
