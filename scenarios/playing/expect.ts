import type {Expectation} from '../expectations/expectation.ts';
import type {Expectations} from '../expectations/expectations.ts';
import type {Wait} from './thread.ts';

/** Expects something from now on, and waits until it is settled. */
export const expectAnd = (expectation: Expectation, expectations: Expectations): Wait => ({
	kind: 'signal',
	subscribe(resume) {
		expectations.add(expectation);
		return expectations.onSettled(expectation, resume);
	},
});
