import test from 'ava';
import {addCounts, countsOf, createHistogram, encodeHistogram} from '../../server/latencies.ts';

test('sparse counts hold all that a histogram has counted', t => {
	const histogram = createHistogram();
	for (let step = 0; step < 3000; step++) {
		histogram.recordValueWithCount((step * 7919) % 2_000_003, 1 + (step % 5));
	}

	histogram.recordValue(3_600_000_000);
	const sparse = countsOf(histogram);
	const copy = createHistogram();
	addCounts(copy, sparse);
	t.is(encodeHistogram(copy), encodeHistogram(histogram));
	t.deepEqual(copy.toJSON(), histogram.toJSON());
	t.is(sparse.values.length, new Set(sparse.values).size);

	addCounts(copy, sparse);
	t.is(copy.totalCount, 2 * histogram.totalCount);
	t.is(copy.getValueAtPercentile(50), histogram.getValueAtPercentile(50));
});

test('sparse counts of an empty histogram are empty', t => {
	const {values, counts} = countsOf(createHistogram());
	t.is(values.length, 0);
	t.is(counts.length, 0);
});
