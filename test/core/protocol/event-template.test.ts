import test from 'ava';
import fc from 'fast-check';
import {encodeMessage} from '../../../core/protocol/encode.ts';
import {EventPage} from '../../../core/protocol/event-page.ts';
import {EventTemplate} from '../../../core/protocol/event-template.ts';
import {Slot} from '../../../core/protocol/slot.ts';

const FIVE_MINUTES_US = 300_000_000;
const START = 1_767_225_600_000_000;

const text = ({bytes}: EventPage, end: number): string =>
	Buffer.from(bytes.subarray(0, end)).toString('latin1');

const rendered = (template: EventTemplate, instant: number, values: readonly number[]): string => {
	const page = new EventPage(new Uint8Array(template.maxLength));
	return text(page, template.render(page, 0, instant, values));
};

const quorumFailure = (): EventTemplate =>
	new EventTemplate('QUORUM_FAILURE', {
		reference: new Slot(1, ['quorum0', 'quorum-1"', 'ü']),
		'sector-num': new Slot(0),
		'sectors-count': 8,
	});

test('renders the bytes that encoding the message gives, whatever was rendered before', t => {
	const template = quorumFailure();
	const event = fc.tuple(
		fc.integer({min: 0, max: FIVE_MINUTES_US}),
		fc.oneof(fc.maxSafeInteger(), fc.integer({min: -2000, max: 2000})),
		fc.integer({min: 0, max: 2}),
	);
	fc.assert(
		fc.property(fc.array(event), events => {
			for (const [offset, sector, reference] of events) {
				const values = [Object.is(sector, -0) ? 0 : sector, reference];
				const message = template.message(START + offset, values);
				t.is(rendered(template, START + offset, values), encodeMessage(message));
			}
		}),
	);
});

test('slots may stand deep in the data, and an event may have none', t => {
	const deep = new EventTemplate('X', {list: [{a: new Slot(0)}, new Slot(1)], b: true});
	t.is(rendered(deep, START, [-7, 1000]), encodeMessage(deep.message(START, [-7, 1000])));
	const bare = new EventTemplate('STOP', undefined);
	t.is(rendered(bare, START + 5, []), encodeMessage(bare.message(START + 5, [])));
});

test('stamps before 2001, whose seconds have fewer digits, follow each other rightly', t => {
	const template = quorumFailure();
	for (const instant of [999_999_999_999_999, 1_000_000_000_000_000, 5, 1_000_001]) {
		t.is(rendered(template, instant, [1, 0]), encodeMessage(template.message(instant, [1, 0])));
	}
});

test('more slots than their widths fit into one number are rendered the slow way', t => {
	const slots = Array.from({length: 12}, (_, index) => new Slot(index));
	const template = new EventTemplate('X', {slots});
	const values = slots.map((_, index) => 10 ** index);
	t.is(rendered(template, START, values), encodeMessage(template.message(START, values)));
});

test('a page that is filled again and again holds the bytes of the messages, whatever stood there before', t => {
	const templates = [
		quorumFailure(),
		new EventTemplate('X', {a: new Slot(0), b: new Slot(0), c: new Slot(1, [true, null])}),
		new EventTemplate('STOP', undefined),
		// More slots than their widths fit into one number.
		new EventTemplate('Y', {slots: Array.from({length: 12}, () => new Slot(0))}),
	];
	const event = fc.record({
		template: fc.constantFrom(...templates.map((_, index) => index)),
		offset: fc.oneof(fc.integer({min: 0, max: 2000}), fc.integer({min: 0, max: FIVE_MINUTES_US})),
		value: fc.oneof(fc.integer({min: -12, max: 120}), fc.maxSafeInteger()),
		choice: fc.integer({min: 0, max: 1}),
	});
	const page = new EventPage(new Uint8Array(64 * 1024));
	fc.assert(
		fc.property(fc.array(event, {maxLength: 20}), fc.boolean(), (events, isOneKind) => {
			let end = 0;
			let expected = '';
			for (const {template: kind, offset, value, choice} of events) {
				const template = templates[isOneKind ? 0 : kind] ?? t.fail();
				const values = [Object.is(value, -0) ? 0 : value, choice];
				end = template.render(page, end, START + offset, values);
				expected += encodeMessage(template.message(START + offset, values));
			}

			t.is(text(page, end), expected);
		}),
		{numRuns: 500},
	);
});
