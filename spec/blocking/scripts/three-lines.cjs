console.log('CUS_1\nCUS_2\nCUS_3');
