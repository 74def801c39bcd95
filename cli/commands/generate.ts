import {encodeMessage} from '../../core/protocol/encode.ts';
import {suggest} from '../../core/runtime/closest.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {Random} from '../../core/runtime/random.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import type {EventName} from '../../core/schema/generated/qemu-7.2.ts';
import type {Schema} from '../../core/schema/schema.ts';
import {generateData} from '../../generators/catalog.ts';
import {createMockQmp} from '../../server/create-mock-qmp.ts';

/** What to make. */
export interface GenerateOptions {
	readonly event: string;
	readonly count: number;
	readonly seed: string | undefined;
	/** Events in a second; as fast as can be when left out. */
	readonly rate: number | undefined;
	readonly qemu: string | undefined;
}

const eventNamed = ({eventNames}: Schema, name: string): EventName => {
	const isEvent = (known: string): known is EventName => known === name;
	const event = eventNames.find(isEvent);
	if (event === undefined) {
		throw new MockQmpError('OPTION_INVALID', `there is no event "${name}" in this QEMU`, {
			remedy: suggest(name, eventNames),
		});
	}

	return event;
};

/** Prints events exactly as they go over the wire. */
export const generate = async (options: GenerateOptions): Promise<void> => {
	const {count, seed, rate, qemu} = options;
	const clock = new SystemClock();
	const {machine, seed: used} = await createMockQmp(
		{
			isThrottled: false,
			isChecked: true,
			...(seed === undefined ? {} : {seed}),
			...(qemu === undefined ? {} : {qemu}),
		},
		clock,
	);
	const event = eventNamed(machine.profile.schema, options.event);
	const random = new Random(used).fork('generate').fork(event);
	for (let index = 0; index < count; index++) {
		const scene = {machine, random: random.fork(index), given: {}, now: clock.now()};
		const data = generateData(event, scene);
		const text = encodeMessage(machine.emitChecked(event, data));
		if (!process.stdout.write(text)) {
			await new Promise(resolve => process.stdout.once('drain', resolve));
		}

		if (rate !== undefined && index < count - 1) {
			await new Promise<void>(resolve => clock.after(1000 / rate, resolve));
		}
	}
};
