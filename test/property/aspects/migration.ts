import fc from 'fast-check';
import {type Aspect, recordOf} from '../aspect.ts';

/** How far a migration is; its capability `events` is on. */
export const migration: Aspect = {
	name: 'migration',
	happenings: [
		fc
			.constantFrom('exec:cat > /dev/null', 'tcp:127.0.0.1:1', 'nonsense')
			.map(uri => ({kind: 'command', name: 'migrate', args: {uri}})),
		fc.constant({kind: 'command', name: 'migrate_cancel'}),
		fc.constantFrom('MIGRATION', 'MIGRATION_PASS').map(event => ({kind: 'event', event})),
	],
	async begin(ask) {
		let status: unknown;
		await ask('migrate-set-capabilities', {
			capabilities: [{capability: 'events', state: true}],
		});
		return {
			hear({event, data}) {
				status = event === 'MIGRATION' ? data.status : status;
			},
			async compare(inquire) {
				return {asked: recordOf(await inquire('query-migrate')).status, believed: status};
			},
		};
	},
};
