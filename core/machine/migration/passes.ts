import type {MigratingMachine} from './migrating-machine.ts';
import type {MigrationParameters} from './parameters.ts';
import type {Transfer} from './transfer.ts';

/** What the end of a pass over the memory depends on, and who is told of it. */
interface PassSite {
	readonly machine: Pick<MigratingMachine, 'status'>;
	readonly parameters: MigrationParameters;
	/** Does something later, instead of what was to be done before. */
	readonly later: (delayMs: number, task: () => void) => void;
	readonly tellPass: (pass: number) => void;
	/** So little is left, in bytes, that the guest can stand still for it. */
	readonly onConverged: (dirty: number) => void;
}

/** Goes over the memory again and again until what is left takes no longer than the guest may stand still. */
export const awaitEndOfPass = (transfer: Transfer, site: PassSite): void => {
	const {machine, parameters, later, tellPass, onConverged} = site;
	later(transfer.passMs, () => {
		const dirty = transfer.dirtyAfterPass(machine.status === 'running');
		const downtimeMs = (dirty / parameters.rate) * 1000;
		if (downtimeMs <= (parameters.values['downtime-limit'] ?? 0)) {
			onConverged(dirty);
		} else {
			transfer.nextPass(dirty);
			tellPass(transfer.pass);
			awaitEndOfPass(transfer, site);
		}
	});
};
