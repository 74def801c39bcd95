import type {Machine} from '../core/machine/machine.ts';
import {toPlain} from '../core/protocol/json-value.ts';
import {notSupported, QmpError} from '../core/protocol/qmp-error.ts';
import type {CommandRequest} from '../core/protocol/request.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import {Random} from '../core/runtime/random.ts';
import type {Outcome} from './dispatcher.ts';
import type {UnmatchedMode} from './options.ts';

/** How commands without a handler are answered. */
export interface UnmatchedOptions {
	readonly mode: UnmatchedMode;
	readonly seed: string;
	/** Told in mode `fail`. */
	readonly onFail: (error: MockQmpError) => void;
}

/** Answers commands that have no handler: from the recording of a real QEMU if that has them, else as `mode` says. */
export const createUnmatched = (
	machine: Machine,
	{mode, seed, onFail}: UnmatchedOptions,
): ((request: CommandRequest) => Outcome) => {
	const {profile} = machine;
	let random: Random | undefined;
	let count = 0;

	const generate = async (command: string): Promise<unknown> => {
		random ??= new Random(seed).fork('reply');
		const stream = random.fork(command).fork(count++);
		// Generators take long to load, and few runs need them for a reply.
		const {generateReply} = await import('../generators/from-schema.ts');
		return generateReply(profile.schema, command, stream);
	};

	return ({command, arguments: args}) => {
		if (command === 'qom-list-types') {
			machine.modules.loadAll();
		}

		const recorded = profile.replies.reply(command, args);
		if (recorded instanceof QmpError) {
			throw recorded;
		}

		if (recorded !== undefined) {
			return toPlain(recorded);
		}

		if (mode === 'generate') {
			return generate(command);
		}

		if (mode === 'fail') {
			onFail(
				new MockQmpError('COMMAND_UNMATCHED', `a client sent ${command}, which has no handler`, {
					remedy: 'give it one in `commands`, or choose --unmatched generate',
				}),
			);
		}

		throw notSupported();
	};
};
