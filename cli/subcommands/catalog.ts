import {auditCommand} from './audit.ts';
import {commandsCommand} from './commands.ts';
import {conformCommand} from './conform.ts';
import {emitCommand} from './emit.ts';
import {eventsCommand} from './events.ts';
import {exploreCommand} from './explore.ts';
import {generateCommand} from './generate.ts';
import {healthCommand} from './health.ts';
import {importCommand} from './import.ts';
import {initCommand} from './init.ts';
import {listCommand} from './list.ts';
import {planCommand} from './plan.ts';
import {profileCommand} from './profile.ts';
import {proxyCommand} from './proxy.ts';
import {recordCommand} from './record.ts';
import {reportCommand} from './report.ts';
import {schemaCommand} from './schema.ts';
import {sendCommand} from './send.ts';
import {serveCommand} from './serve.ts';
import {showCommand} from './show.ts';
import {sinkCommand} from './sink.ts';
import type {Subcommand} from './subcommand.ts';
import {validateCommand} from './validate.ts';

/** All subcommands, in the order of `--help`. */
export const subcommands: readonly Subcommand[] = [
	serveCommand,
	listCommand,
	showCommand,
	planCommand,
	validateCommand,
	schemaCommand,
	initCommand,
	eventsCommand,
	commandsCommand,
	generateCommand,
	sendCommand,
	emitCommand,
	sinkCommand,
	auditCommand,
	reportCommand,
	recordCommand,
	proxyCommand,
	profileCommand,
	importCommand,
	healthCommand,
	conformCommand,
	exploreCommand,
];
