'use strict';

require('axios');
