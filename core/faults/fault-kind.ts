import type {Random} from '../runtime/random.ts';
import type {FaultAction} from './fault-action.ts';
import type {Parameters, ParameterValues, ValuesOf} from './parameter.ts';

/**
 * When a fault can strike: `message`, a greeting, reply or event is about to be sent; `client`, at once on all
 * clients, or on the next one that comes if there is none; `greeting`, a client has come and is to be greeted;
 * `listener`, at once on the address; `machine`, at once on the machine.
 */
export type FaultMoment = 'message' | 'client' | 'greeting' | 'listener' | 'machine';

/** What a kind may look at. */
export interface FaultContext {
	/** The message that is about to be sent, line end included, one character a byte; undefined if there is none. */
	readonly text: string | undefined;
	/** The same as an object. */
	readonly message: object | undefined;
	/** How long the effect of a lasting kind is to last, in milliseconds; Infinity if nobody said. */
	readonly forMs: number;
	readonly random: Random;
}

interface About<N extends string> {
	readonly name: N;
	/** What happens, as a sentence for the reference. */
	readonly doc: string;
	readonly moment: FaultMoment;
	/** Whether `for` says how long the effect lasts; otherwise, for how long the fault keeps striking. */
	readonly isLasting: boolean;
	/** Says how bytes leave, whatever they are: strikes a message after the kinds that change it. */
	readonly isCutting?: boolean;
}

/** A way in which things go wrong. */
export interface FaultKind<N extends string = string> extends About<N> {
	/** The parameter that is meant by a bare value: `truncate: 40` is `truncate: {bytes: 40}`. */
	readonly main: string | undefined;
	readonly parameters: Parameters;
	/** Decides, changing nothing; undefined where it cannot apply to this message: then it has not struck. */
	act(values: ParameterValues, context: FaultContext): readonly FaultAction[] | undefined;
}

interface Definition<N extends string, P extends Parameters> extends About<N> {
	readonly main: (keyof P & string) | undefined;
	readonly parameters: P;
	act(values: ValuesOf<P>, context: FaultContext): readonly FaultAction[] | undefined;
}

/** Declares a kind of fault; the values that `act` gets have the types of its parameters. */
export const defineFaultKind = <const N extends string, const P extends Parameters>(
	kind: Definition<N, P>,
): FaultKind<N> => kind;
