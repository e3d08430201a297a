'use strict';

require('tspaystack2');
