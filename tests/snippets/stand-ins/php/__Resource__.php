<?php

namespace __Graph__\Generated\Models;

class __Resource__ extends __Base__
{
    public function __construct()
    {
        $this->setOdataType('#microsoft.graph.__resource__');
    }
}
