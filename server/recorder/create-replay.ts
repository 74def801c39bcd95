import {type JsonObject, toPlain} from '../../core/protocol/json-value.ts';
import type {Greeting} from '../../core/protocol/messages.ts';
import type {Clock} from '../../core/runtime/clock.ts';
import {loadProfile, type Profile} from '../../core/schema/profile.ts';
import {createMockQmp} from '../create-mock-qmp.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {MockQmpOptions} from '../options.ts';
import {Replay} from './replay.ts';
import {cutGaps, tellStory} from './story.ts';
import {asInserted, type TranscriptEntry} from './transcript.ts';

/** How a recording is played. */
export interface ReplayOptions {
	/** The mock that plays it; scenarios may play beside the recording. */
	readonly qmp: MockQmpOptions;
	/** Each silence of the recording is cut to so many milliseconds; Infinity keeps them. */
	readonly gapMs: number;
	/** Told once, where a client does something else than the recorded one. */
	readonly onDivergence: (message: string) => void;
	/** The clock of the machine; the one that `qmp` asks for when left out. */
	readonly clock?: Clock;
}

/** A mock that plays a recording. */
export interface ReplayingQmp {
	readonly qmp: MockQmp;
	/** Resolves when all that was recorded has been played. */
	readonly played: Promise<void>;
}

const isGreeting = (value: unknown): value is Greeting => {
	const {QMP: qmp} = Object(value);
	const numbers = Object.values(Object(Object(qmp?.version).qemu));
	return (
		Array.isArray(qmp?.capabilities) &&
		typeof qmp.version.package === 'string' &&
		numbers.length === 3 &&
		numbers.every(Number.isSafeInteger)
	);
};

/** The profile of this version, greeting as the recorded QEMU did. It is read now: later it would delay a reply. */
const profileOf = (greeting: JsonObject | undefined): Profile => {
	const profile = loadProfile();
	const {name, commands, schema, rateLimits} = profile;
	const recorded = greeting === undefined ? undefined : toPlain(asInserted(greeting));
	return {
		name,
		commands,
		schema,
		rateLimits,
		greeting: isGreeting(recorded) ? recorded : profile.greeting,
		// What a replay does not need is read only when asked for.
		get replies() {
			return profile.replies;
		},
		isOther: profile.isOther,
		since: event => profile.since(event),
		reshapes: event => profile.reshapes(event),
		shape: (event, data) => profile.shape(event, data),
		get deviceModels() {
			return profile.deviceModels;
		},
		get objectModels() {
			return profile.objectModels;
		},
		objectTree: board => profile.objectTree(board),
	};
};

/**
 * Makes a mock QEMU that plays a recorded session and does not listen yet. Recorded events have passed QEMU's rate
 * limit already, so it does not hold here.
 * @throws MockQmpError SCENARIO_UNKNOWN, SCENARIO_INVALID, FILE_UNREADABLE
 */
export const createReplay = async (
	entries: readonly TranscriptEntry[],
	{qmp: options, gapMs, onDivergence, clock}: ReplayOptions,
): Promise<ReplayingQmp> => {
	const story = tellStory(cutGaps(entries, gapMs));
	const replay = new Replay(story, onDivergence);
	const qmp = await createMockQmp(
		{
			...options,
			isThrottled: false,
			intercept: (request, respond) => replay.intercept(request, respond),
		},
		clock,
		profileOf(story.greeting),
	);
	replay.attach(qmp);
	return {qmp, played: replay.played};
};
