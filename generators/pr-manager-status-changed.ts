import {defineGenerator} from './generator.ts';

/** The helper for persistent reservations has come or gone. */
export const prManagerStatusChanged = defineGenerator(
	'PR_MANAGER_STATUS_CHANGED',
	({machine, random}) => {
		const helper = machine.hardware.userObjects.all.find(
			({spec}) => spec['qom-type'] === 'pr-manager-helper',
		);
		return {id: helper?.spec.id ?? 'pr-helper0', connected: random.next() < 0.5};
	},
);
