/** The parameter of kinds that end a connection: what becomes of the message at which they strike. */
export const messageFate = {
	type: 'choice',
	choices: ['lost', 'sent'],
	default: 'lost',
	doc: 'what becomes of the message at which it strikes, where scope or nth names one',
} as const;
