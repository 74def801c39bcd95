import {offsetText, type PlanEntry} from './plan.ts';

// What ends a statement or begins an entity in Mermaid.
const escaped = (text: string): string => text.replaceAll(/[;#]/g, ' ');

/** A plan as a sequence diagram of Mermaid: the mock tells its client of events. */
export const planMermaid = (entries: readonly PlanEntry[]): string => {
	const lines = entries.map(({atMs, lane, detail}) => {
		const when = offsetText(atMs);
		const isEvent = /^[A-Z_]+$/.test(lane);
		return isEvent
			? `    QEMU-)Client: ${when} ${lane} ${escaped(detail)}`.trimEnd()
			: `    Note over QEMU: ${when} ${lane} ${escaped(detail)}`.trimEnd();
	});
	return ['sequenceDiagram', '    participant QEMU', '    participant Client', ...lines, ''].join(
		'\n',
	);
};
