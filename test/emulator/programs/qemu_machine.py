"""Starts the emulator at the path of its argument as QEMU's own Python does, and says what comes of it."""
import sys

from qemu.machine import QEMUMachine

BINARY = sys.argv[1]

machine = QEMUMachine(BINARY)
machine.add_args('-nodefaults', '-machine', 'q35')
machine.launch()
print('running', machine.is_running())
print('status', machine.command('query-status')['status'])
print('version', machine.command('query-version')['qemu']['major'])
machine.command('stop')
print('event', machine.event_wait('STOP', timeout=10)['event'])
machine.command('cont')
print('event', machine.event_wait('RESUME', timeout=10)['event'])
print('refused', machine.qmp('device_del', id='nope')['error']['class'])
machine.shutdown()
print('exit', machine.exitcode())

with QEMUMachine(BINARY, args=['-nodefaults', '-S']) as second:
    second.launch()
    print('status', second.command('query-status')['status'])

print('exit', second.exitcode())

third = QEMUMachine(BINARY, args=['-nodefaults'])
third.launch()
third.shutdown(hard=True)
print('exit', third.exitcode())
