import assert from 'node:assert';
import type {Builder} from 'junit-report-builder';

const isBuilder = (value: unknown): value is Builder =>
	value instanceof Object && 'newBuilder' in value;

/** A fresh report; the package's types speak of a default export below the one that Node gives. */
export const loadBuilder = async (): Promise<Builder> => {
	const {default: junit}: {readonly default: unknown} = await import('junit-report-builder');
	assert(isBuilder(junit));
	return junit.newBuilder();
};
