import {controlConversations} from './control/run-state.ts';
import type {Family} from './conversation.ts';

/** All conversations; a family's recording has its name. */
export const families: readonly Family[] = [
	{name: 'control', conversations: [...controlConversations]},
];
