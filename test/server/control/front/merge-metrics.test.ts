import test from 'ava';
import {Counter, Registry} from 'prom-client';
import {mergeMetrics} from '../../../../server/control/front/merge-metrics.ts';

const metricsOf = async (events: number): Promise<string> => {
	const registry = new Registry();
	const plain = new Counter({name: 'a_total', help: 'A, {of} "all"', registers: [registry]});
	plain.inc(events);
	const named = new Counter({
		...{name: 'b_total', help: 'B', labelNames: ['event'], registers: [registry]},
	});
	named.inc({event: 'a{b="c"} d'}, 2);
	return registry.metrics();
};

test('figures of several processes differ by a label, and each metric is explained once', async t => {
	const merged = mergeMetrics([await metricsOf(1), undefined, await metricsOf(3)]);
	t.is(
		merged,
		[
			...['# HELP a_total A, {of} "all"', '# TYPE a_total counter'],
			...['a_total{worker="0"} 1', 'a_total{worker="2"} 3'],
			...['# HELP b_total B', '# TYPE b_total counter'],
			...[0, 2].map(worker => `b_total{worker="${worker}",event="a{b=\\"c\\"} d"} 2`),
			'',
		].join('\n'),
	);
});
