import {QmpError} from '../../protocol/qmp-error.ts';
import {traceEvents} from '../../schema/trace-events.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The state of a trace event as trace-event-get-state has it. */
export interface TraceState {
	readonly name: string;
	readonly state: 'disabled' | 'enabled' | 'unavailable';
	readonly vcpu: boolean;
}

/** What trace events are asked for, and of which CPU. */
export interface TraceRequest {
	/** A name, or a pattern with `*` and `?`. */
	readonly name: string;
	readonly vcpu: number | undefined;
}

const asExpression = (pattern: string): RegExp =>
	new RegExp(
		`^${pattern
			.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
			.replaceAll('*', '.*')
			.replaceAll('?', '.')}$`,
	);

/** Which trace events are switched on (trace/qmp.c). */
export class TraceStates {
	readonly #enabled = new Set<string>();

	/**
	 * The names that are asked for.
	 * @throws QmpError
	 */
	#named({name, vcpu}: TraceRequest): readonly string[] {
		const {names, ofCpus} = traceEvents();
		if (/[*?]/.test(name)) {
			const expression = asExpression(name);
			const found = names.filter(known => expression.test(known));
			return vcpu === undefined ? found : found.filter(known => ofCpus.includes(known));
		}

		if (!names.includes(name)) {
			throw complain(`unknown event "${name}"`);
		}

		if (vcpu !== undefined && !ofCpus.includes(name)) {
			throw complain(`event "${name}" is not vCPU-specific`);
		}

		return [name];
	}

	/** @throws QmpError */
	states(request: TraceRequest): readonly TraceState[] {
		const {ofCpus, unavailable} = traceEvents();
		return this.#named(request).map(name => ({
			name,
			state: unavailable.includes(name)
				? 'unavailable'
				: this.#enabled.has(name)
					? 'enabled'
					: 'disabled',
			vcpu: ofCpus.includes(name),
		}));
	}

	/** @throws QmpError */
	set(
		request: TraceRequest,
		{isEnabled, ignoresUnavailable}: {isEnabled: boolean; ignoresUnavailable: boolean},
	): void {
		const {unavailable} = traceEvents();
		const names = this.#named(request);
		// QEMU looks at them in the order opposite to that of its list.
		const barred = names.findLast(name => unavailable.includes(name));
		if (barred !== undefined && !ignoresUnavailable) {
			throw complain(`event "${barred}" is disabled`);
		}

		for (const name of names.filter(known => !unavailable.includes(known))) {
			if (isEnabled) {
				this.#enabled.add(name);
			} else {
				this.#enabled.delete(name);
			}
		}
	}
}
