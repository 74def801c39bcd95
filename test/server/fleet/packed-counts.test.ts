import test from 'ava';
import {addPacked, packCounts} from '../../../server/fleet/packed-counts.ts';
import {createHistogram, encodeHistogram, LATENCY_MAX_US} from '../../../server/latencies.ts';

test('packed counts hold all that a histogram has counted, and add', t => {
	const histogram = createHistogram();
	for (let step = 0; step < 3000; step++) {
		histogram.recordValueWithCount((step * 7919) % 2_000_003, 1 + (step % 300));
	}

	histogram.recordValueWithCount(0, 2 ** 31);
	histogram.recordValue(LATENCY_MAX_US);
	const packed = packCounts(histogram);
	const copy = createHistogram();
	addPacked(copy, packed);
	t.is(encodeHistogram(copy), encodeHistogram(histogram));
	t.deepEqual(copy.toJSON(), histogram.toJSON());
	addPacked(copy, packed);
	t.is(copy.totalCount, 2 * histogram.totalCount);
});

test('neighbours that came a few times take two bytes each, and nothing takes none', t => {
	const histogram = createHistogram();
	t.is(packCounts(histogram).length, 0);
	for (let value = 1; value <= 1000; value++) {
		histogram.recordValueWithCount(value, 5);
	}

	t.is(packCounts(histogram).length, 2000);
});
