import 'tspaystack2';
