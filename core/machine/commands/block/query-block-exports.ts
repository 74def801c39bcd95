import {defineCommand} from '../../command-table.ts';

/** All exports, the latest first. */
export const queryBlockExports = defineCommand('query-block-exports', ({exports}) =>
	exports.all.map(({id, type, backend}) => ({
		id,
		type,
		'node-name': backend.node?.name ?? '',
		'shutting-down': false,
	})),
);
