import test from 'ava';
import type {FaultAction} from '../../../core/faults/fault-action.ts';
import {type ArmOptions, FaultPlan, type FaultVictim} from '../../../core/faults/fault-plan.ts';
import type {FaultSpec} from '../../../core/faults/fault-spec.ts';
import {readFault} from '../../../core/faults/parse-fault.ts';
import {encodeMessage} from '../../../core/protocol/encode.ts';
import {Random} from '../../../core/runtime/random.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';

const PLACE = {monitor: 'compat_monitor0', client: 'compat_monitor0#0'};
const stop = {event: 'STOP', timestamp: {seconds: 1, microseconds: 2}};

const start = () => {
	const clock = new VirtualClock();
	const plan = new FaultPlan({clock, random: new Random('plan')});
	return {clock, plan};
};

const arm = (plan: FaultPlan, spec: FaultSpec, options?: ArmOptions) =>
	plan.arm(readFault(spec), options);

const event = (plan: FaultPlan, message: {readonly event: string} = stop) =>
	plan.spoil(encodeMessage(message), {kind: 'event', name: message.event, message}, PLACE);
const reply = (plan: FaultPlan, command: string, message: object = {return: {}}) =>
	plan.spoil(encodeMessage(message), {kind: 'reply', name: command, message}, PLACE);

const victim = (client: string, reason?: string) => {
	const struck: FaultAction[] = [];
	const it: FaultVictim = {
		monitor: 'compat_monitor0',
		client,
		cannot: () => reason,
		carryOut: actions => struck.push(...actions),
	};
	return {struck, it};
};

test('without for or nth a fault strikes the next occasion and is gone', t => {
	const {plan} = start();
	arm(plan, 'drop');
	t.true(plan.isArmed);
	t.deepEqual(event(plan), []);
	t.false(plan.isArmed);
	t.is(event(plan), undefined);
});

test('nth strikes on that occasion only', t => {
	const {plan} = start();
	const rule = arm(plan, {drop: null, nth: 2});
	t.is(event(plan), undefined);
	t.deepEqual(event(plan), []);
	t.false(plan.isArmed);
	t.deepEqual([rule.seen, rule.struck], [2, 1]);
});

test('for keeps a fault in force until the time is over', async t => {
	const {plan, clock} = start();
	arm(plan, {drop: null, for: '2s'});
	t.deepEqual([event(plan), event(plan)], [[], []]);
	await clock.advance(2000);
	t.is(event(plan), undefined);
});

test('chance draws from the stream that is handed in, so the same seed strikes the same messages', t => {
	const draw = (label: string): boolean[] => {
		const {plan} = start();
		arm(plan, {drop: null, chance: 0.5, for: 'forever'}, {random: new Random(label)});
		return Array.from({length: 64}, () => event(plan) !== undefined);
	};

	t.deepEqual(draw('one'), draw('one'));
	t.notDeepEqual(draw('one'), draw('two'));
	const struck = draw('one').filter(isStruck => isStruck).length;
	t.true(struck > 16 && struck < 48, `${struck} of 64`);
});

test('a scope names the messages that are struck', t => {
	const {plan} = start();
	arm(plan, {drop: null, scope: {command: 'stop'}});
	t.is(event(plan), undefined);
	t.is(reply(plan, 'cont'), undefined);
	t.deepEqual(reply(plan, 'stop'), []);
});

test('a reply without an id is no occasion for wrong-id', t => {
	const {plan} = start();
	arm(plan, 'wrong-id');
	t.is(reply(plan, 'stop'), undefined);
	t.deepEqual(reply(plan, 'stop', {return: {}, id: 7}), [
		{kind: 'write', bytes: '{"return": {}, "id": 8}\r\n'},
	]);
});

test('what changes a message comes before what cuts it, whatever was armed first', t => {
	const {plan} = start();
	arm(plan, {split: {chunk: 64, gap: '0ms'}, for: 'forever'});
	arm(plan, {duplicate: 2});
	const text = encodeMessage({event: 'STOP'});
	t.deepEqual(event(plan, {event: 'STOP'}), [
		{kind: 'write', bytes: text},
		{kind: 'write', bytes: text},
	]);
});

test('a fault of clients strikes all that are there, once', t => {
	const {plan} = start();
	const [first, second] = [victim('compat_monitor0#0'), victim('compat_monitor0#1')];
	plan.attach({clients: [first.it, second.it], monitors: [], machine: victim('').it});
	arm(plan, 'reset');
	t.deepEqual([first.struck, second.struck], [[{kind: 'reset'}], [{kind: 'reset'}]]);
	t.false(plan.isArmed);
});

test('a fault of clients waits for one if there is none', t => {
	const {plan} = start();
	arm(plan, 'disconnect');
	t.deepEqual(plan.meet(PLACE), [{kind: 'disconnect'}]);
	t.deepEqual(plan.meet(PLACE), []);
});

test('client: new spares the clients that are there', t => {
	const {plan} = start();
	const {it, struck} = victim('compat_monitor0#0');
	plan.attach({clients: [it], monitors: [], machine: victim('').it});
	arm(plan, {disconnect: null, scope: {client: 'new'}});
	t.deepEqual(struck, []);
	t.deepEqual(plan.meet(PLACE), []);
	t.deepEqual(plan.meet({...PLACE, client: 'compat_monitor0#1'}), [{kind: 'disconnect'}]);
});

test('a fault of clients whose scope names messages strikes these', t => {
	const {plan} = start();
	arm(plan, {reset: 'sent', scope: {event: 'STOP'}});
	t.deepEqual(event(plan), [{kind: 'write', bytes: encodeMessage(stop)}, {kind: 'reset'}]);
});

test('what a transport cannot do is refused', t => {
	const {plan} = start();
	plan.attach({
		clients: [],
		monitors: [victim('', 'WebSocket has no half-closed state').it],
		machine: victim('').it,
	});
	t.throws(() => arm(plan, 'half-close'), {
		code: 'FAULT_INAPPLICABLE',
		message: 'fault half-close cannot strike compat_monitor0: WebSocket has no half-closed state',
	});
	t.notThrows(() => arm(plan, {'half-close': null, scope: {monitor: 'compat_monitor1'}}));
});

test('disarm takes a fault out of force', t => {
	const {plan} = start();
	plan.disarm(arm(plan, {drop: null, for: '1h'}));
	t.false(plan.isArmed);
	t.is(event(plan), undefined);
});
