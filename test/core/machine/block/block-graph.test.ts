import test from 'ava';
import {BlockGraph} from '../../../../core/machine/block/block-graph.ts';
import {addNode} from '../../../../core/machine/block/open-node.ts';

const qcow2 = (name: string, filename: string): object => ({
	driver: 'qcow2',
	'node-name': name,
	file: {driver: 'file', filename},
});

const graphOf = (...specs: readonly object[]): BlockGraph => {
	const graph = new BlockGraph();
	for (const spec of specs) {
		addNode(graph, {...spec});
	}

	return graph;
};

test('the file of a format is opened before it, and closed with it', t => {
	const graph = graphOf(qcow2('disk0', '/d.qcow2'));
	t.deepEqual(
		graph.nodes.map(({name, driver}) => [name, driver.name]),
		[
			['#block027', 'file'],
			['disk0', 'qcow2'],
		],
	);
	graph.delete('disk0');
	t.deepEqual(graph.nodes, []);
});

test('a node that another one stands on cannot be deleted', t => {
	const graph = graphOf(qcow2('base', '/b.qcow2'), {
		...qcow2('top', '/t.qcow2'),
		backing: 'base',
	});
	t.throws(() => graph.delete('base'), {
		message: "Node 'base' is busy: node is used as backing hd of 'top'",
	});
	graph.delete('top');
	graph.delete('base');
	t.is(graph.nodes.length, 0);
});

test('what is refused leaves the graph as it was', t => {
	const graph = graphOf(qcow2('disk0', '/d.qcow2'));
	t.throws(() => addNode(graph, {...qcow2('disk1', '/d.qcow2')}), {
		message: 'Failed to get "write" lock',
	});
	t.deepEqual(
		graph.nodes.map(({name}) => name),
		['#block027', 'disk0'],
	);
});
