import type {JobRule} from '../machine-options.ts';
import type {Workload} from './workload.ts';

/** What a machine's description says of its jobs, laid over what they would do by themselves. */
export class JobSteering {
	readonly #rules: readonly JobRule[];

	constructor(rules: readonly JobRule[]) {
		this.#rules = rules;
	}

	/** A workload as it is meant for a job. */
	applied(load: Workload, id: string): Workload {
		const rule = this.#of(id);
		if (rule === undefined) {
			return load;
		}

		const {rate = load.rate, fail} = rule;
		return {
			...load,
			rate,
			faults:
				fail === undefined
					? load.faults
					: [
							...load.faults,
							{
								at: Math.min(fail.at, load.data),
								operation: fail.operation,
								error: fail.error,
								isLasting: fail.isLasting,
							},
						],
		};
	}

	/** Whether a job that keeps in step gets there. */
	isEverReady(id: string): boolean {
		return this.#of(id)?.isEverReady ?? true;
	}

	#of(id: string): JobRule | undefined {
		return this.#rules.find(({job}) => job === undefined || job === id);
	}
}
