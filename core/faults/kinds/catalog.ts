import type {FaultKind} from '../fault-kind.ts';
import {backlog} from './backlog.ts';
import {badUtf8} from './bad-utf8.ts';
import {clockJump} from './clock-jump.ts';
import {coalesce} from './coalesce.ts';
import {disconnect} from './disconnect.ts';
import {drip} from './drip.ts';
import {drop} from './drop.ts';
import {duplicate} from './duplicate.ts';
import {garbage} from './garbage.ts';
import {halfClose} from './half-close.ts';
import {lateGreeting} from './late-greeting.ts';
import {noGreeting} from './no-greeting.ts';
import {oversize} from './oversize.ts';
import {refuse} from './refuse.ts';
import {reorder} from './reorder.ts';
import {reset} from './reset.ts';
import {secondGreeting} from './second-greeting.ts';
import {slowRead} from './slow-read.ts';
import {split} from './split.ts';
import {stall} from './stall.ts';
import {truncate} from './truncate.ts';
import {wrongId} from './wrong-id.ts';

const kinds = [
	disconnect,
	reset,
	halfClose,
	refuse,
	backlog,
	noGreeting,
	lateGreeting,
	secondGreeting,
	truncate,
	split,
	coalesce,
	drip,
	garbage,
	badUtf8,
	oversize,
	stall,
	drop,
	duplicate,
	reorder,
	wrongId,
	slowRead,
	clockJump,
] as const;

/** The name of a kind of fault. */
export type FaultKindName = (typeof kinds)[number]['name'];

/** All kinds of faults. */
export const faultKinds: readonly FaultKind[] = kinds;

/** The kind of that name; undefined when there is none. */
export const faultKind = (name: string): FaultKind | undefined =>
	faultKinds.find(kind => kind.name === name);
